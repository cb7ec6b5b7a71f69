package cn.financebrain.streaming;

import cn.financebrain.streaming.config.ScoringJobConfig;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/**
 * The job that scores every enterprise as events come. Arguments: {@code --config FILE}, see {@link
 * ScoringJobConfig}.
 */
public final class RiskScoringJob {
  private RiskScoringJob() {}

  public static void main(String[] args) throws Exception {
    ScoringJobConfig config = ScoringJobConfig.fromArguments(args);
    StreamExecutionEnvironment environment = StreamExecutionEnvironment.getExecutionEnvironment();
    JobAssembly.assemble(environment, config);
    environment.execute("risk-scoring");
  }
}
