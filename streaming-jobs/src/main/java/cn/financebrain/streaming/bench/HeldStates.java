package cn.financebrain.streaming.bench;

import cn.financebrain.contract.Uscc;
import cn.financebrain.scoring.bytes.ByteReader;
import cn.financebrain.scoring.bytes.ByteWriter;
import cn.financebrain.scoring.peer.PeerGroup;
import cn.financebrain.scoring.peer.PeerSums;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The states of many made-up enterprises: each is a copy of that of one of some real histories.
 *
 * @param enterprises how many, numbered from 0
 * @param day the last one of the histories, counted from 1970-01-01
 * @param histories whose states are copied
 * @param sums of the groups of peers, over all enterprises
 * @param changed those enterprises that are no copies any more, by number
 */
public record HeldStates(
    long enterprises,
    long day,
    List<Packed> histories,
    Map<PeerGroup, PeerSums> sums,
    Map<Long, Packed> changed) {

  /** The packed state of {@code score-enterprise} and the one of {@code measure-enterprise}. */
  @SuppressWarnings("ArrayRecordComponent") // the arrays are the states; nobody compares records
  public record Packed(byte[] state, byte[] profile) {
    int bytes() {
      return state.length + profile.length;
    }
  }

  /** What an enterprise is called: a social credit code that nobody has. */
  public static String key(long enterprise) {
    String code = "91330999%09d".formatted(enterprise);
    return code + Uscc.checkCharacter(code);
  }

  /** Which history an enterprise has; neighbours and those at even distances have others. */
  public static int history(long enterprise, int histories) {
    return (int) ((enterprise + enterprise / histories) % histories);
  }

  /** What an enterprise has. */
  Packed of(long enterprise) {
    Packed own = changed.get(enterprise);
    return own == null ? histories.get(history(enterprise, histories.size())) : own;
  }

  /** Both packed states of an enterprise, on average. */
  public long meanBytes() {
    return histories.stream().mapToLong(Packed::bytes).sum() / histories.size();
  }

  /** The same enterprises after some of them went on. */
  public HeldStates after(Map<Long, Packed> others) {
    return new HeldStates(enterprises, day, histories, sums, Map.copyOf(others));
  }

  /** Writes a file that {@link #read} understands. */
  public void write(Path file) throws IOException {
    try (DataOutputStream out =
        new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(file)))) {
      out.writeLong(enterprises);
      out.writeLong(day);
      out.writeInt(histories.size());
      for (Packed history : histories) {
        packed(out, history);
      }
      out.writeInt(sums.size());
      for (Map.Entry<PeerGroup, PeerSums> group : sums.entrySet()) {
        ByteWriter sum = new ByteWriter();
        group.getValue().write(sum);
        out.writeUTF(group.getKey().key());
        block(out, sum.toBytes());
      }
      out.writeInt(changed.size());
      for (Map.Entry<Long, Packed> own : changed.entrySet()) {
        out.writeLong(own.getKey());
        packed(out, own.getValue());
      }
    }
  }

  static HeldStates read(Path file) throws IOException {
    try (DataInputStream in =
        new DataInputStream(new BufferedInputStream(Files.newInputStream(file)))) {
      long enterprises = in.readLong();
      long day = in.readLong();
      List<Packed> histories = new ArrayList<>();
      for (int left = in.readInt(); left > 0; left--) {
        histories.add(packed(in));
      }
      Map<PeerGroup, PeerSums> sums = new LinkedHashMap<>();
      for (int left = in.readInt(); left > 0; left--) {
        sums.put(PeerGroup.ofKey(in.readUTF()), PeerSums.read(new ByteReader(block(in))));
      }
      Map<Long, Packed> changed = new LinkedHashMap<>();
      for (int left = in.readInt(); left > 0; left--) {
        changed.put(in.readLong(), packed(in));
      }
      return new HeldStates(enterprises, day, histories, sums, changed);
    }
  }

  private static void packed(DataOutputStream out, Packed packed) throws IOException {
    block(out, packed.state());
    block(out, packed.profile());
  }

  private static Packed packed(DataInputStream in) throws IOException {
    return new Packed(block(in), block(in));
  }

  private static void block(DataOutputStream out, byte[] bytes) throws IOException {
    out.writeInt(bytes.length);
    out.write(bytes);
  }

  private static byte[] block(DataInputStream in) throws IOException {
    byte[] bytes = new byte[in.readInt()];
    in.readFully(bytes);
    return bytes;
  }
}
