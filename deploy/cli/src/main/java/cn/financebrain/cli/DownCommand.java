package cn.financebrain.cli;

import cn.financebrain.cli.stack.Stack;
import cn.financebrain.console.ExitCode;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code down}: stops the stack in order. Stopping what does not run is no failure. */
@Command(name = "down", resourceBundle = Messages.BUNDLE, mixinStandardHelpOptions = true)
final class DownCommand implements Callable<Integer> {
  @Mixin DataOption data = new DataOption();

  @Override
  public Integer call() throws Exception {
    Stack stack = new Stack(data.directory(), data.settings(), System.err::println);
    if (!stack.down()) {
      System.err.println(Messages.text("down.nothing", data.data));
    }
    return ExitCode.DONE;
  }
}
