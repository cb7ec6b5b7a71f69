package cn.financebrain.cli.stack;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** The folder that the project was cloned or unpacked to, and the class paths of its modules. */
public record Home(Path root) {

  private static final Pattern COLLECTOR = Pattern.compile("-XX:\\+Use\\w+GC");

  /** The home that the start script names. */
  public static Home ofThisProcess() {
    return new Home(Path.of(System.getProperty("finance-brain.home", ".")).toAbsolutePath());
  }

  /** The class path of a module that runs as a process: its jar and {@code target/lib}. */
  public String classPath(String module, String artifact) {
    Path target = root.resolve(module).resolve("target");
    Path jar = target.resolve(artifact + ".jar");
    if (!Files.exists(jar)) {
      throw new IllegalStateException(jar + " is missing; build with ./mvnw package");
    }
    return jar + File.pathSeparator + target.resolve("lib") + File.separator + "*";
  }

  /**
   * A command that runs a main class of a module with this JVM's java.
   *
   * @param flags of the JVM; one that names a collector of garbage takes the place of the serial
   *     one
   */
  public List<String> java(
      String module, String artifact, List<String> flags, String main, List<String> arguments) {
    return java(module, artifact, flags, List.of(), main, arguments);
  }

  /**
   * The same with more on the class path.
   *
   * @param more jars or directories of jars, as {@code dir/*}; they need not be there
   */
  List<String> java(
      String module,
      String artifact,
      List<String> flags,
      List<String> more,
      String main,
      List<String> arguments) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    if (flags.stream().noneMatch(COLLECTOR.asMatchPredicate())) {
      command.add("-XX:+UseSerialGC");
    }
    command.addAll(flags);
    command.add("-cp");
    List<String> classPath = new ArrayList<>(more);
    classPath.add(0, classPath(module, artifact));
    command.add(String.join(File.pathSeparator, classPath));
    command.add(main);
    command.addAll(arguments);
    return command;
  }
}
