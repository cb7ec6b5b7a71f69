package cn.financebrain.cli.stack;

/** Asks a service whether it can be used now. */
@FunctionalInterface
public interface HealthCheck {

  boolean healthy();
}
