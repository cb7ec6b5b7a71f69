package cn.financebrain.dashboards.casework;

import java.time.LocalDate;

/** A measure of 一企一策. */
public record PlanStep(String text, LocalDate due, boolean done) {}
