package cn.financebrain.cli.operations;

import cn.financebrain.console.CommandFailure;

/** Something that can be done in a stack, named as its command is, such as {@code rules-try}. */
@FunctionalInterface
public interface Operation {
  /**
   * @return what it found or did, as JSON writes it
   * @throws CommandFailure if it is refused or did not succeed
   * @throws InterruptedException if it was stopped
   */
  Object run(Call call) throws InterruptedException;
}
