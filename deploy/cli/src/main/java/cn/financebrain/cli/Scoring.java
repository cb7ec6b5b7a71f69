package cn.financebrain.cli;

import cn.financebrain.cli.stack.StackSettings;
import cn.financebrain.scoring.Evaluator;
import cn.financebrain.scoring.alert.AlertPolicy;
import cn.financebrain.scoring.profile.Catalogue;
import cn.financebrain.scoring.release.ReleaseDirectory;
import cn.financebrain.scoring.rule.Rules;

/**
 * What scores on this stack: the rules of the product, the releases of the stack, the latest's
 * catalogue.
 */
record Scoring(ReleaseDirectory releases, Evaluator evaluator) {

  static Scoring of(StackSettings settings) {
    ReleaseDirectory releases = Releases.inForce(settings.modelsDir());
    Catalogue catalogue = releases.catalogue();
    return new Scoring(
        releases,
        new Evaluator(catalogue, Rules.bundled(catalogue), AlertPolicy.DEFAULT, releases));
  }
}
