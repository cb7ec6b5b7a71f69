package cn.financebrain.streaming.cluster;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.apache.flink.client.deployment.application.ApplicationClusterEntryPoint;
import org.apache.flink.client.program.PackagedProgram;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.GlobalConfiguration;
import org.apache.flink.configuration.PipelineOptionsInternal;
import org.apache.flink.configuration.StateRecoveryOptions;
import org.apache.flink.runtime.entrypoint.ClusterEntrypoint;
import org.apache.flink.runtime.resourcemanager.StandaloneResourceManagerFactory;
import org.apache.flink.runtime.util.EnvironmentInformation;
import org.apache.flink.runtime.util.SignalHandler;

/**
 * Flink's JobManager in application mode for one machine: what {@code standalone-job.sh} of a Flink
 * distribution starts, with the job on the class path, and with one thing more: a JobManager that
 * starts anew resumes from the newest completed checkpoint of its job. A distributed cluster uses
 * Flink's own entry point and its high availability instead; the job class is the same.
 *
 * <p>Arguments: {@code CONFIG_DIRECTORY JOB_CLASS [JOB_ARGUMENTS...]}.
 */
public final class JobManagerMain extends ApplicationClusterEntryPoint {

  private JobManagerMain(Configuration configuration, PackagedProgram program) {
    super(configuration, program, StandaloneResourceManagerFactory.getInstance());
  }

  public static void main(String[] args) throws Exception {
    EnvironmentInformation.logEnvironmentInfo(LOG, "JobManager", args);
    SignalHandler.register(LOG);
    Configuration configuration = GlobalConfiguration.loadConfiguration(args[0]);
    resumeFromNewestCheckpoint(configuration);
    PackagedProgram program =
        PackagedProgram.newBuilder()
            .setEntryPointClassName(args[1])
            .setArguments(List.of(args).subList(2, args.length).toArray(String[]::new))
            .setConfiguration(configuration)
            .build();
    configureExecution(configuration, program);
    ClusterEntrypoint.runClusterEntrypoint(new JobManagerMain(configuration, program));
  }

  private static void resumeFromNewestCheckpoint(Configuration configuration) throws IOException {
    Path checkpoints =
        Path.of(java.net.URI.create(configuration.get(CheckpointingOptions.CHECKPOINTS_DIRECTORY)));
    String job = configuration.get(PipelineOptionsInternal.PIPELINE_FIXED_JOB_ID);
    new RetainedCheckpoints(checkpoints.resolve(job))
        .newest()
        .ifPresent(
            path -> {
              LOG.info("resuming from checkpoint {}", path);
              configuration.set(StateRecoveryOptions.SAVEPOINT_PATH, path.toUri().toString());
            });
  }

  @Override
  protected boolean supportsReactiveMode() {
    return false;
  }
}
