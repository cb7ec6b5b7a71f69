package cn.financebrain.streaming.cluster;

import cn.financebrain.streaming.config.ScoringJobConfig;
import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A real Flink cluster on one machine: a JobManager in application mode, which runs {@link
 * ScoringJobs}, and a TaskManager, each a process of its own; while a change of the catalogue or a
 * scan is under way, a second TaskManager, so that the job which reads history takes neither memory
 * nor slots from the one in force.
 *
 * <p>{@link #write()} lays the settings down and returns the commands. The commands stay the same
 * for every start, so that whoever supervises the processes may start a dead one again as it was: a
 * JobManager resumes from the newest completed checkpoint, a TaskManager registers with the
 * JobManager that it finds. Nothing is lost by {@code SIGTERM} or {@code SIGKILL} of either: what
 * stands after the last checkpoint is read from the log again, and rows that are written again are
 * the same rows.
 *
 * @param home below it live {@code conf}, {@code checkpoints}, {@code tmp}
 * @param classPath class path of both processes, in the form that {@code java -cp} takes
 * @param parallelism subtasks of each operator, and slots of the TaskManager
 */
public record LocalCluster(
    Path home, ClusterPorts ports, String classPath, ScoringJobConfig job, int parallelism) {

  /** Named, not loaded: the launcher makes the commands without Flink on its class path. */
  private static final String JOB_MANAGER_MAIN = "cn.financebrain.streaming.cluster.JobManagerMain";

  private static final String JOB_MAIN = "cn.financebrain.streaming.cluster.ScoringJobs";

  private static final Memory JOB_MANAGER = new Memory(384, 64, 192);
  private static final Memory TASK_MANAGER = new Memory(taskHeap(), 224, 256);
  private static final int FRAMEWORK_HEAP = 128;
  private static final int NETWORK = 64;
  private static final int FRAMEWORK_OFF_HEAP = 64;

  /** What Flink and Java need to see of each other on Java 17. */
  private static final List<String> OPENS =
      List.of(
          "java.base/java.util",
          "java.base/java.lang",
          "java.base/java.time",
          "java.base/java.nio",
          "java.base/java.net",
          "java.base/java.text",
          "java.base/java.lang.reflect",
          "java.base/java.util.concurrent");

  /** A quarter of the machine's memory, in MB: states are kept in it as objects. */
  private static int taskHeap() {
    OperatingSystemMXBean machine =
        ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
    return (int) Math.max(896, Math.min(8_192, (machine.getTotalMemorySize() >> 20) / 4));
  }

  /** The processes, in the order in which to start them; the last is not always wanted. */
  public record Commands(
      List<String> jobManager, List<String> taskManager, List<String> secondTaskManager) {}

  /**
   * The collector of a TaskManager. States live long and are changed in place, which costs G1 its
   * barriers and refinement: a fifth of all processor time. A full collection stops for seconds.
   */
  public static final String TASK_MANAGER_COLLECTOR = "-XX:+UseParallelGC";

  /** How the second TaskManager is called in Flink's REST interface. */
  public static final String SECOND = "second";

  /** What a TaskManager takes of the machine's memory at most, in MB. */
  public static int taskManagerMemory() {
    return TASK_MANAGER.heap() + TASK_MANAGER.direct() + TASK_MANAGER.metaspace();
  }

  /**
   * Writes {@code conf/config.yaml} and {@code conf/job.json}; checkpoints are left as they are.
   *
   * @throws IOException if a file can't be written
   */
  public Commands write() throws IOException {
    Path conf = Files.createDirectories(home.resolve("conf"));
    Files.createDirectories(home.resolve("checkpoints"));
    Files.createDirectories(home.resolve("tmp"));
    Path jobFile = conf.resolve("job.json");
    Path draft = Files.writeString(conf.resolve("config.yaml.new"), config());
    Files.move(draft, conf.resolve("config.yaml"), StandardCopyOption.ATOMIC_MOVE);
    job.write(jobFile);
    List<String> second = new ArrayList<>(taskManagerCommand(conf));
    second.add("-Dtaskmanager.resource-id=" + SECOND);
    second.add("-Dtaskmanager.rpc.port=0");
    return new Commands(
        jobManagerCommand(conf, jobFile), taskManagerCommand(conf), List.copyOf(second));
  }

  private List<String> jobManagerCommand(Path conf, Path jobFile) {
    List<String> command = java(JOB_MANAGER, "-XX:+UseG1GC", "jobmanager");
    command.add(JOB_MANAGER_MAIN);
    command.add(conf.toString());
    command.add(JOB_MAIN);
    command.add("--config");
    command.add(jobFile.toString());
    return List.copyOf(command);
  }

  private List<String> taskManagerCommand(Path conf) {
    List<String> command = java(TASK_MANAGER, TASK_MANAGER_COLLECTOR, "taskmanager");
    command.add("-XX:NewRatio=5"); // open and packed states are old, and may fill most of the heap
    command.add("org.apache.flink.runtime.taskexecutor.TaskManagerRunner");
    command.add("--configDir");
    command.add(conf.toString());
    return List.copyOf(command);
  }

  private List<String> java(Memory memory, String collector, String role) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-Xms128m");
    command.add("-Xmx" + memory.heap() + "m");
    command.add("-XX:MaxDirectMemorySize=" + memory.direct() + "m");
    command.add("-XX:MaxMetaspaceSize=" + memory.metaspace() + "m");
    command.add(collector);
    command.add("-XX:+ExitOnOutOfMemoryError");
    command.add("-Dfinancebrain.role=" + role);
    command.add("-Djava.io.tmpdir=" + home.resolve("tmp"));
    OPENS.forEach(open -> command.add("--add-opens=" + open + "=ALL-UNNAMED"));
    command.add("-cp");
    command.add(classPath);
    return command;
  }

  private String config() {
    int taskOffHeap = TASK_MANAGER.direct() - NETWORK - FRAMEWORK_OFF_HEAP;
    return String.format(
        Locale.ROOT,
        """
        # Written at every start: changes made here are lost.
        jobmanager.rpc.address: 127.0.0.1
        jobmanager.rpc.port: %d
        jobmanager.bind-host: 127.0.0.1
        jobmanager.memory.process.size: 768m
        rest.address: 127.0.0.1
        rest.bind-address: 127.0.0.1
        rest.port: %d
        rest.bind-port: %d
        web.submit.enable: false
        web.cancel.enable: false
        taskmanager.host: 127.0.0.1
        taskmanager.bind-host: 127.0.0.1
        taskmanager.rpc.port: %d
        taskmanager.numberOfTaskSlots: %d
        taskmanager.cpu.cores: %d
        taskmanager.memory.framework.heap.size: %dm
        taskmanager.memory.task.heap.size: %dm
        taskmanager.memory.framework.off-heap.size: %dm
        taskmanager.memory.task.off-heap.size: %dm
        taskmanager.memory.network.min: %dm
        taskmanager.memory.network.max: %dm
        taskmanager.memory.managed.size: 0m
        taskmanager.memory.jvm-metaspace.size: %dm
        taskmanager.memory.jvm-overhead.min: 192m
        taskmanager.memory.jvm-overhead.max: 192m
        taskmanager.registration.timeout: 1 h
        # a JobManager or TaskManager that was killed is noticed within seconds, since nobody answers;
        # one that collects garbage or waits for a busy machine is waited for
        heartbeat.interval: 1 s
        heartbeat.timeout: 30 s
        cluster.registration.error-delay: 1 s
        cluster.registration.refused-registration-delay: 1 s
        # a machine that is busy starts slowly
        pekko.startup-timeout: 2 min
        pekko.ask.timeout: 1 min
        slot.request.timeout: 1 h
        io.tmp.dirs: %s
        parallelism.default: %d
        pipeline.max-parallelism: 128
        pipeline.generic-types: false
        pipeline.object-reuse: true
        state.backend.type: hashmap
        execution.checkpointing.interval: 5 s
        execution.checkpointing.min-pause: 4 s
        execution.checkpointing.timeout: 5 min
        execution.checkpointing.tolerable-failed-checkpoints: 100
        execution.checkpointing.storage: filesystem
        execution.checkpointing.dir: %s
        execution.checkpointing.num-retained: 3
        execution.checkpointing.externalized-checkpoint-retention: RETAIN_ON_CANCELLATION
        execution.state-recovery.claim-mode: CLAIM
        restart-strategy.type: exponential-delay
        restart-strategy.exponential-delay.initial-backoff: 1 s
        restart-strategy.exponential-delay.max-backoff: 10 s
        restart-strategy.exponential-delay.reset-backoff-threshold: 1 min
        """,
        ports.jobManager(),
        ports.rest(),
        ports.rest(),
        ports.taskManager(),
        parallelism,
        parallelism,
        FRAMEWORK_HEAP,
        TASK_MANAGER.heap() - FRAMEWORK_HEAP,
        FRAMEWORK_OFF_HEAP,
        taskOffHeap,
        NETWORK,
        NETWORK,
        TASK_MANAGER.metaspace(),
        home.resolve("tmp"),
        parallelism,
        home.resolve("checkpoints").toUri());
  }

  /** Limits of a JVM, in MiB. */
  private record Memory(int heap, int direct, int metaspace) {}
}
