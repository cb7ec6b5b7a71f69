package cn.financebrain.engine.wire;

import java.io.IOException;

/** What is done with a request. An exception cuts the connection. */
@FunctionalInterface
public interface Handler {
  void handle(Exchange exchange) throws IOException;
}
