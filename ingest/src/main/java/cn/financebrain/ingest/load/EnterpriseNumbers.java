package cn.financebrain.ingest.load;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Numbers the enterprises that a {@link Ledger} names, from 1 in the order in which they came, in
 * plain arrays: some 40 bytes for each.
 */
final class EnterpriseNumbers {
  /** The number of none. */
  static final int NOBODY = 0;

  /** So many bytes has a piece of a text that goes to disk, lengths included. */
  static final int PIECE = 5 * Long.BYTES;

  private static final int LETTERS = PIECE - 2 * Integer.BYTES;

  private byte[] texts = new byte[1 << 10];

  /** Where the text of each number ends, at which that of the next begins. */
  private int[] ends = new int[1 << 7];

  private int[] slots = new int[1 << 8];
  private int size;
  private String piece = "";

  /**
   * @param text see {@link cn.financebrain.contract.EnterpriseId#text}, all of it ASCII
   * @return its number, or {@link #NOBODY}
   */
  int find(String text) {
    return slots[slot(text)];
  }

  /** The number of an enterprise, which it gets if it has none. */
  int add(String text) {
    int known = find(text);
    if (known != NOBODY) {
      return known;
    }
    size++;
    if (size == ends.length) {
      ends = Arrays.copyOf(ends, Math.multiplyExact(size, 2));
    }
    int begin = ends[size - 1];
    ends[size] = Math.addExact(begin, text.length());
    while (ends[size] > texts.length) {
      texts = Arrays.copyOf(texts, Math.multiplyExact(texts.length, 2));
    }
    System.arraycopy(text.getBytes(US_ASCII), 0, texts, begin, text.length());
    if (size * 2 > slots.length) {
      grow();
    } else {
      slots[slot(text)] = size;
    }
    return size;
  }

  private void grow() {
    slots = new int[Math.multiplyExact(slots.length, 2)];
    for (int number = 1; number <= size; number++) {
      slots[slot(text(number))] = number;
    }
  }

  /** Where the text is, or where it would go. */
  private int slot(String text) {
    int mask = slots.length - 1;
    int spread = text.hashCode() * 0x9E3779B9;
    int slot = (spread ^ spread >>> 16) & mask;
    while (slots[slot] != NOBODY && !is(slots[slot], text)) {
      slot = (slot + 1) & mask;
    }
    return slot;
  }

  private boolean is(int number, String text) {
    int begin = ends[number - 1];
    if (ends[number] - begin != text.length()) {
      return false;
    }
    for (int i = 0; i < text.length(); i++) {
      if (texts[begin + i] != text.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  /** What {@link #add} was given. */
  String text(int number) {
    return new String(texts, ends[number - 1], ends[number] - ends[number - 1], US_ASCII);
  }

  /** A text as pieces for the disk, each of {@link #PIECE} bytes. */
  static List<byte[]> pieces(String text) {
    byte[] bytes = text.getBytes(US_ASCII);
    List<byte[]> pieces = new ArrayList<>();
    for (int begin = 0; begin < bytes.length; begin += LETTERS) {
      ByteBuffer piece = ByteBuffer.allocate(PIECE).putInt(bytes.length).putInt(begin);
      piece.put(bytes, begin, Math.min(LETTERS, bytes.length - begin));
      pieces.add(piece.array());
    }
    return pieces;
  }

  /** Reads a piece; a text of which all are there gets the next number. */
  void addPiece(ByteBuffer in) {
    int length = in.getInt();
    int begin = in.getInt();
    byte[] bytes = new byte[LETTERS];
    in.get(bytes);
    String told = new String(bytes, 0, Math.min(LETTERS, length - begin), US_ASCII);
    piece = begin == 0 ? told : piece + told; // a crash may have kept the rest of an earlier one
    if (piece.length() == length) {
      add(piece);
    }
  }
}
