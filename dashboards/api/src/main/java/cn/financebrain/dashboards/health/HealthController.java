package cn.financebrain.dashboards.health;

import cn.financebrain.dashboards.access.Needs;
import cn.financebrain.dashboards.alerts.AlertStream;
import cn.financebrain.dashboards.cases.WorkingCalendar;
import cn.financebrain.dashboards.casework.Procedure;
import cn.financebrain.dashboards.problem.Wording;
import cn.financebrain.dashboards.warehouse.Warehouse;
import cn.financebrain.store.Regions;
import cn.financebrain.store.WarehouseException;
import jakarta.annotation.PreDestroy;
import java.time.Duration;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * {@code /api/health}, open to all: says what is wrong, but no address and no message of a server.
 */
@RestController
class HealthController {
  private static final Duration PATIENCE = Duration.ofSeconds(4);
  private static final Duration POLL_MAX = Duration.ofSeconds(20);
  private static final Wording FINE = new Wording("", "");

  private final Warehouse warehouse;
  private final JdbcClient database;
  private final AlertStream stream;
  private final WorkingCalendar calendar;
  private final InstantSource clock;
  private final ExecutorService checks =
      Executors.newCachedThreadPool(
          work -> {
            Thread thread = new Thread(work, "health");
            thread.setDaemon(true);
            return thread;
          });

  HealthController(
      Warehouse warehouse,
      JdbcClient database,
      AlertStream stream,
      WorkingCalendar calendar,
      InstantSource clock) {
    this.warehouse = warehouse;
    this.database = database;
    this.stream = stream;
    this.calendar = calendar;
    this.clock = clock;
  }

  record Health(String status, List<Check> checks) {}

  record Check(String name, String status, String detail) {
    static Check of(String name, Wording trouble, Locale locale) {
      return new Check(name, trouble.equals(FINE) ? "up" : "down", trouble.in(locale));
    }
  }

  @GetMapping("/api/health")
  @Needs({})
  ResponseEntity<Health> health(Locale locale) {
    CompletableFuture<Wording> clickhouse = checked(this::clickhouse);
    CompletableFuture<Wording> postgresql = checked(this::postgresql);
    List<Check> all =
        List.of(
            Check.of("clickhouse", clickhouse.join(), locale),
            Check.of("postgresql", postgresql.join(), locale),
            Check.of("alert-stream", alertStream(), locale),
            new Check("working-days", "up", workingDays().in(locale)));
    boolean up = all.stream().allMatch(check -> check.status().equals("up"));
    return ResponseEntity.status(up ? HttpStatus.OK : HttpStatus.SERVICE_UNAVAILABLE)
        .body(new Health(up ? "up" : "down", all));
  }

  private CompletableFuture<Wording> checked(Runnable check) {
    return CompletableFuture.runAsync(check, checks)
        .orTimeout(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)
        .thenApply(done -> FINE)
        .exceptionally(HealthController::trouble);
  }

  private void clickhouse() {
    warehouse.overview().enrolled(Regions.EVERYWHERE);
  }

  private void postgresql() {
    database.sql("select count(*) from account").query(Long.class).single();
  }

  private static Wording trouble(Throwable failure) {
    Throwable cause =
        failure instanceof CompletionException && failure.getCause() != null
            ? failure.getCause()
            : failure;
    if (cause instanceof TimeoutException) {
      return new Wording("没有在 4 秒内应答", "No answer within 4 s");
    }
    if (cause instanceof WarehouseException refused) {
      return switch (refused.kind()) {
        case UNREACHABLE -> new Wording("无法连接", "Can't be reached");
        case SIGN_IN, FORBIDDEN -> new Wording("用户名、密码或权限不符", "User, password or rights are wrong");
        case LIMIT -> new Wording("过载或超出限制", "Overloaded or at a limit");
        case STATEMENT -> new Wording("表结构缺失或不符", "Tables are missing or differ");
      };
    }
    return new Wording("无法连接", "Can't be reached");
  }

  /** Deadlines still run without, but for the holidays: told in time, yet nothing is down. */
  private Wording workingDays() {
    Optional<String> broken = calendar.trouble();
    if (broken.isPresent()) {
      return new Wording(
          "节假日文件有误，沿用原有安排：" + broken.get(),
          "A file of holidays is broken, those of before hold on: " + broken.get());
    }
    LocalDate today = Procedure.dayOf(clock.instant());
    int year = calendar.get().wanting(today);
    return calendar.get().isWanting(today)
        ? new Wording(
            "缺少 %d 年的节假日安排，期限将只避开周末；请将 %d.csv 放入 FB_HOLIDAYS_DIR 目录".formatted(year, year),
            "The holidays of %d are missing, so deadlines will skip weekends only; put %d.csv into the directory FB_HOLIDAYS_DIR"
                .formatted(year, year))
        : FINE;
  }

  private Wording alertStream() {
    AlertStream.State state = stream.state();
    if (!state.live()) {
      return new Wording("读不到新预警，连接恢复后自动补上", "No new alerts can be read; none will be missed");
    }
    boolean stuck = state.checkedAt().isBefore(clock.instant().minus(POLL_MAX));
    return stuck ? new Wording("查询新预警没有应答", "Asking for new alerts hangs") : FINE;
  }

  @PreDestroy
  void close() {
    checks.shutdownNow();
  }
}
