package cn.financebrain.cli;

import cn.financebrain.cli.operations.Call;
import cn.financebrain.cli.operations.Operation;
import cn.financebrain.cli.stack.StackSettings;
import cn.financebrain.contract.scan.Scan;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Map;

/** What the desk has done about scans; it reads them from the warehouse itself. */
final class ScanOperations {
  private final ScanWork work;

  private ScanOperations(ScanWork work) {
    this.work = work;
  }

  static Map<String, Operation> of(StackSettings settings) {
    ScanOperations scans = new ScanOperations(new ScanWork(settings, InstantSource.system()));
    return Map.of(
        "scans-start", scans::start,
        "scans-stop", scans::stop,
        "scans-resume", scans::resume);
  }

  /** How a scan stands now. */
  record Standing(String id, String state, long enterprises, long planned) {
    static Standing of(Scan scan) {
      return new Standing(
          scan.id(),
          scan.state().name().toLowerCase(Locale.ROOT),
          scan.enterprises(),
          scan.planned());
    }
  }

  private Standing start(Call call) throws InterruptedException {
    String schedule = call.optional("schedule").orElse("");
    return Standing.of(
        work.start(
            new ScanWork.Wish(
                call.optional("id"),
                call.optional("asOf").map(ScanCommand::moment),
                call.optional("region").orElse(""),
                call.optional("title").orElse(""),
                schedule.isEmpty() ? call.by() : "",
                schedule)));
  }

  private Standing stop(Call call) throws InterruptedException {
    return Standing.of(work.stop(call.text("scan")));
  }

  private Standing resume(Call call) throws InterruptedException {
    return Standing.of(work.resume(call.text("scan")));
  }
}
