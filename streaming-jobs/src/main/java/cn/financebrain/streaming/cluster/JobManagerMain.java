package cn.financebrain.streaming.cluster;

import java.util.List;
import org.apache.flink.client.deployment.application.ApplicationClusterEntryPoint;
import org.apache.flink.client.program.PackagedProgram;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.GlobalConfiguration;
import org.apache.flink.runtime.entrypoint.ClusterEntrypoint;
import org.apache.flink.runtime.resourcemanager.StandaloneResourceManagerFactory;
import org.apache.flink.runtime.util.EnvironmentInformation;
import org.apache.flink.runtime.util.SignalHandler;

/**
 * Flink's JobManager in application mode for one machine: what {@code standalone-job.sh} of a Flink
 * distribution starts, with the application ({@link ScoringJobs}) on the class path. A distributed
 * cluster uses Flink's own entry point, its high availability and {@code RiskScoringJob} instead.
 *
 * <p>Arguments: {@code CONFIG_DIRECTORY APPLICATION_CLASS [ARGUMENTS...]}.
 */
public final class JobManagerMain extends ApplicationClusterEntryPoint {

  private JobManagerMain(Configuration configuration, PackagedProgram program) {
    super(configuration, program, StandaloneResourceManagerFactory.getInstance());
  }

  public static void main(String[] args) throws Exception {
    EnvironmentInformation.logEnvironmentInfo(LOG, "JobManager", args);
    SignalHandler.register(LOG);
    Configuration configuration = GlobalConfiguration.loadConfiguration(args[0]);
    PackagedProgram program =
        PackagedProgram.newBuilder()
            .setEntryPointClassName(args[1])
            .setArguments(List.of(args).subList(2, args.length).toArray(String[]::new))
            .setConfiguration(configuration)
            .build();
    configureExecution(configuration, program);
    ClusterEntrypoint.runClusterEntrypoint(new JobManagerMain(configuration, program));
  }

  @Override
  protected boolean supportsReactiveMode() {
    return false;
  }
}
