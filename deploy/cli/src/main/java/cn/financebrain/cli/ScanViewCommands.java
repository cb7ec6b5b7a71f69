package cn.financebrain.cli;

import cn.financebrain.cli.stack.StackSettings;
import cn.financebrain.console.ExitCode;
import cn.financebrain.console.Table;
import cn.financebrain.contract.Risk;
import cn.financebrain.contract.scan.Scan;
import cn.financebrain.store.Regions;
import cn.financebrain.store.ScanPages;
import cn.financebrain.store.ScannedScore;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code scan list} and {@code scan show}. */
final class ScanViewCommands {
  private static final int LISTED = 50;
  private static final int TOP = 10;

  private ScanViewCommands() {}

  /** {@code scan list}: the newest first. */
  @Command(name = "list", resourceBundle = Messages.BUNDLE, mixinStandardHelpOptions = true)
  static final class ListAll implements Callable<Integer> {
    @Mixin DataOption data = new DataOption();

    @Override
    public Integer call() {
      Table table = new Table(Messages.text("scan.header"));
      for (Scan scan : ScanText.read(data.settings(), pages -> pages.list(LISTED))) {
        table.row(
            scan.id(),
            scan.title(),
            ScanText.time(scan.asOf()),
            scan.region(),
            ScanWork.word(scan.state()),
            scan.state() == Scan.State.DONE
                ? Long.toString(scan.enterprises())
                : scan.enterprises() + " / " + scan.planned(),
            scan.fingerprint());
      }
      System.out.println(table);
      return ExitCode.DONE;
    }
  }

  /** {@code scan show}: one scan, its bands and who is highest. */
  @Command(name = "show", resourceBundle = Messages.BUNDLE, mixinStandardHelpOptions = true)
  static final class Show implements Callable<Integer> {
    @Mixin DataOption data = new DataOption();

    @Parameters(paramLabel = "ID", descriptionKey = "param.scan")
    String id = "";

    @Override
    public Integer call() {
      StackSettings settings = data.settings();
      Scan scan = ScanWork.of(data).find(id);
      System.out.println(
          Messages.text(
              "scan.shown",
              scan.id(),
              scan.title(),
              ScanWork.word(scan.state()),
              ScanText.time(scan.asOf()),
              scan.release(),
              scan.logEnd().text(),
              scan.enterprises(),
              scan.planned(),
              scan.fingerprint().isEmpty() ? "-" : scan.fingerprint()));
      if (!scan.detail().isEmpty()) {
        System.out.println(scan.detail());
      }
      System.out.println(ScanText.bands(settings, scan));
      for (Risk risk : Risk.values()) {
        System.out.println();
        System.out.println(Messages.text("scan.top", ScanText.name(risk)));
        System.out.println(top(settings, risk));
      }
      return ExitCode.DONE;
    }

    private Table top(StackSettings settings, Risk risk) {
      ScanPages.Filter filter = new ScanPages.Filter(risk, "", "", "");
      List<ScannedScore> found =
          ScanText.read(settings, pages -> pages.top(id, filter, Regions.EVERYWHERE, 0, TOP));
      Table table = new Table(Messages.text("scan.top-header"));
      for (ScannedScore each : found) {
        table.row(
            each.enterprise().text(),
            each.name(),
            each.region(),
            ScanText.index(each.index()),
            each.band().isEmpty() ? each.unscored() : each.band(),
            String.join(", ", each.reasons().stream().map(ScannedScore.Weight::tag).toList()));
      }
      return table;
    }
  }
}
