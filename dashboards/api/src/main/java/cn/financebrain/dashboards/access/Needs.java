package cn.financebrain.dashboards.access;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * What who calls an operation of the API must have: any one of the rights; with none it is enough
 * to be signed in. That of a method goes before that of its class. An operation without one is
 * refused to everybody.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.METHOD, ElementType.TYPE})
public @interface Needs {
  Right[] value();
}
