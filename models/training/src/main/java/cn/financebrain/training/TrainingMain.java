package cn.financebrain.training;

import cn.financebrain.training.command.TrainingCommandLine;

/** The process that the launcher starts for {@code train} and {@code evaluate}. */
public final class TrainingMain {
  private TrainingMain() {}

  public static void main(String[] arguments) {
    System.exit(TrainingCommandLine.run(System.getenv(), arguments));
  }
}
