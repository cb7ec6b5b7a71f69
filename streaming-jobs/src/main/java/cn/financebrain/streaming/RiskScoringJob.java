package cn.financebrain.streaming;

import cn.financebrain.scoring.release.CatalogueDirectory;
import cn.financebrain.scoring.release.CataloguePlan;
import cn.financebrain.streaming.config.ScoringJobConfig;
import java.nio.file.Path;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/**
 * The job that scores every enterprise as events come, with the catalogue that is in force when it
 * starts. Arguments: {@code --config FILE}, see {@link ScoringJobConfig}.
 */
public final class RiskScoringJob {
  private RiskScoringJob() {}

  public static void main(String[] args) throws Exception {
    ScoringJobConfig config = ScoringJobConfig.fromArguments(args);
    StreamExecutionEnvironment environment = StreamExecutionEnvironment.getExecutionEnvironment();
    String inForce = CataloguePlan.read(Path.of(config.models())).inForce();
    start(environment, config, inForce).getJobExecutionResult().get();
  }

  /**
   * Starts the job of a catalogue, without waiting for its end.
   *
   * @param catalogue id of a catalogue of {@code config.models()}
   */
  public static JobClient start(
      StreamExecutionEnvironment environment, ScoringJobConfig config, String catalogue)
      throws Exception {
    String fingerprint = new CatalogueDirectory(Path.of(config.models())).fingerprint(catalogue);
    JobAssembly.assemble(environment, config.forCatalogue(fingerprint), catalogue);
    return environment.executeAsync("risk-scoring " + fingerprint);
  }
}
