package cn.financebrain.dashboards.casework;

import java.time.LocalDate;

/**
 * A pause of the clock.
 *
 * @param since the day on which it began, which still counts
 * @param until the last day of the pause
 * @param due the deadline as it was
 */
public record Suspension(LocalDate since, LocalDate until, LocalDate due) {}
