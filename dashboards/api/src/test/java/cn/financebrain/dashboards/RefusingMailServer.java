package cn.financebrain.dashboards;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Locale;

/** A mail server that takes no mail, and says so with the address and what else it likes. */
final class RefusingMailServer implements AutoCloseable {
  private final ServerSocket socket;
  private final String word;

  RefusingMailServer(int port, String word) {
    this.word = word;
    try {
      socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Thread thread = new Thread(this::serve, "refusing-mail-server");
    thread.setDaemon(true);
    thread.start();
  }

  private void serve() {
    while (!socket.isClosed()) {
      try (Socket client = socket.accept()) {
        talk(client);
      } catch (IOException e) {
        // the client is gone, or the test is over
      }
    }
  }

  private void talk(Socket client) throws IOException {
    BufferedReader in = new BufferedReader(new InputStreamReader(client.getInputStream(), UTF_8));
    OutputStream out = client.getOutputStream();
    say(out, "220 ready");
    String address = "";
    boolean isMail = false;
    for (String line = in.readLine(); line != null; line = in.readLine()) {
      String asked = line.toUpperCase(Locale.ROOT);
      if (isMail) {
        isMail = !line.equals(".");
        if (!isMail) {
          say(out, "554 5.7.1 %s: refused (%s)".formatted(address, word));
        }
      } else if (asked.startsWith("DATA")) {
        isMail = true;
        say(out, "354 go on");
      } else {
        address = asked.startsWith("RCPT") ? line.substring(line.indexOf('<')) : address;
        say(out, asked.startsWith("QUIT") ? "221 bye" : "250 ok");
      }
    }
  }

  private static void say(OutputStream out, String line) throws IOException {
    out.write((line + "\r\n").getBytes(UTF_8));
    out.flush();
  }

  @Override
  public void close() {
    try {
      socket.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
