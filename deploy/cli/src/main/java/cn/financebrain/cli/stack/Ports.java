package cn.financebrain.cli.stack;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.HashSet;
import java.util.Set;

/** Picks ports on 127.0.0.1: the usual one of a service if it is free, else a later one. */
final class Ports {
  private static final int TRIES = 200;

  private final Set<Integer> given = new HashSet<>();

  /**
   * @throws IOException if none of the next 200 ports is free
   */
  int pick(int usual) throws IOException {
    for (int port = usual; port < usual + TRIES; port++) {
      if (!given.contains(port) && isFree(port)) {
        given.add(port);
        return port;
      }
    }
    throw new IOException("no free port from %d to %d".formatted(usual, usual + TRIES - 1));
  }

  static boolean isFree(int port) {
    try (ServerSocket socket = new ServerSocket()) {
      socket.setReuseAddress(true);
      socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
      return true;
    } catch (IOException taken) {
      return false;
    }
  }
}
