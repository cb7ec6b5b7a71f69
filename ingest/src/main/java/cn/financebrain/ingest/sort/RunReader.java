package cn.financebrain.ingest.sort;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Instant;

/** Reads one run; stands at an entry until it has ended. */
final class RunReader implements AutoCloseable {
  private final Run run;
  private final DataInputStream in;
  private Entry current;

  RunReader(Run run) throws IOException {
    this.run = run;
    this.in =
        new DataInputStream(
            new BufferedInputStream(Files.newInputStream(run.file()), RunWriter.BUFFER));
    this.current = read();
  }

  boolean ended() {
    return current == null;
  }

  Entry current() {
    return current;
  }

  void advance() throws IOException {
    current = read();
  }

  private Entry read() throws IOException {
    in.mark(1);
    if (in.read() < 0) {
      return null;
    }
    in.reset();
    try {
      Instant time = Instant.ofEpochSecond(in.readLong(), in.readInt());
      Place place = new Place(time, in.readUTF(), in.readLong());
      byte[] body = new byte[in.readInt()];
      in.readFully(body);
      return new Entry(place, body);
    } catch (EOFException e) {
      throw new IOException(run.file() + " ends in the middle of an entry", e);
    }
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
