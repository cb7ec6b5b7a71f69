package cn.financebrain.dashboards.warehouse;

import cn.financebrain.dashboards.DashboardsSettings;
import cn.financebrain.dashboards.account.Account;
import cn.financebrain.store.PersonQueries;
import cn.financebrain.store.Regions;
import cn.financebrain.store.ScanPages;
import cn.financebrain.store.WarehouseException;
import cn.financebrain.store.WarehouseOverview;
import cn.financebrain.store.WarehousePages;
import cn.financebrain.store.WarehouseReports;
import cn.financebrain.store.WarehouseSettings;
import jakarta.annotation.PreDestroy;
import org.springframework.stereotype.Component;

/** Opens the queries of the warehouse when they are first needed, and keeps them. */
@Component
public class Warehouse {
  private final WarehouseSettings settings;
  private WarehousePages pages;
  private WarehouseOverview overview;
  private WarehouseReports reports;
  private PersonQueries queries;
  private ScanPages scans;

  Warehouse(DashboardsSettings settings) {
    DashboardsSettings.ClickHouse place = settings.clickhouse();
    this.settings =
        new WarehouseSettings(place.url(), place.user(), place.password(), place.database());
  }

  /**
   * @throws WarehouseException if the server can't be reached
   */
  public synchronized WarehousePages pages() {
    if (pages == null) {
      pages = WarehousePages.open(settings);
    }
    return pages;
  }

  /**
   * @throws WarehouseException if the server can't be reached
   */
  public synchronized WarehouseOverview overview() {
    if (overview == null) {
      overview = WarehouseOverview.open(settings);
    }
    return overview;
  }

  /**
   * @throws WarehouseException if the server can't be reached
   */
  public synchronized WarehouseReports reports() {
    if (reports == null) {
      reports = WarehouseReports.open(settings);
    }
    return reports;
  }

  /** Runs queries that people wrote; connects when it is used. */
  public synchronized PersonQueries queries() {
    if (queries == null) {
      queries = PersonQueries.open(settings);
    }
    return queries;
  }

  /** The database of the views. */
  public String database() {
    return settings.database();
  }

  /**
   * @throws WarehouseException if the server can't be reached
   */
  public synchronized ScanPages scans() {
    if (scans == null) {
      scans = ScanPages.open(settings);
    }
    return scans;
  }

  /** Where a user may look. */
  public static Regions regionsOf(Account account) {
    return new Regions(account.territory().prefixes());
  }

  @PreDestroy
  synchronized void close() {
    if (pages != null) {
      pages.close();
    }
    if (overview != null) {
      overview.close();
    }
    if (reports != null) {
      reports.close();
    }
    if (queries != null) {
      queries.close();
    }
    if (scans != null) {
      scans.close();
    }
  }
}
