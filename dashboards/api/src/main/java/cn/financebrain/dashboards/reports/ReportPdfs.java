package cn.financebrain.dashboards.reports;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** The files of reports for whoever sends them; who may read them is the caller's to know. */
@Component
public class ReportPdfs {
  private static final String PDF = "pdf";

  private final ReportStore store;

  ReportPdfs(ReportStore store) {
    this.store = store;
  }

  /** Empty where there is none, or where it is larger. */
  public Optional<byte[]> of(UUID report, long most) {
    List<ReportStore.FileOf> files = store.files(report);
    return files.stream()
        .filter(file -> file.form().equals(PDF) && file.size() <= most)
        .findFirst()
        .map(file -> store.file(report, PDF).content());
  }
}
