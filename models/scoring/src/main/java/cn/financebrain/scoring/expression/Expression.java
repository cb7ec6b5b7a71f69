package cn.financebrain.scoring.expression;

import cn.financebrain.contract.FieldValue;
import java.util.Set;
import java.util.function.Supplier;

/**
 * A compiled expression such as {@code paid_in_capital / registered_capital} or {@code sentiment ==
 * 'negative' and known(amount)}.
 *
 * <p>Grammar, loosest first: {@code or}; {@code and}; {@code not}; {@code == != < <= > >=} and
 * {@code in ['a', 'b']}; {@code + -}; {@code * /}; unary minus; a number, {@code 'text'}, {@code
 * true}, {@code false}, a name, a function call (see {@link Function}) or parentheses.
 *
 * <p>A missing name makes what is built upon it missing; only {@code known}, {@code coalesce}, and
 * {@code and} / {@code or} where the other side decides, go on. So does a value of the wrong kind,
 * a division by zero and whatever is not finite. Flags count as 1 and 0 in arithmetic.
 */
public final class Expression {
  private final String text;
  private final Node node;
  private final Set<String> names;
  private final Set<String> kept;
  private final String basis;

  Expression(String text, Node node, Set<String> names, Set<String> kept, Set<String> basis) {
    this.text = text;
    this.node = node;
    this.names = Set.copyOf(names);
    this.kept = Set.copyOf(kept);
    this.basis = String.join(" ", basis);
  }

  /** Gives names their values. */
  @FunctionalInterface
  public interface Scope {
    /** The value of a name, or null where it is missing. */
    FieldValue get(String name);

    /**
     * The value of a call that reads a text, such as {@code hits(body, 'fraud')}. Whoever keeps
     * events keeps what was read and not the text, and answers by the call.
     *
     * @param work reads the text now
     */
    default FieldValue read(String call, Supplier<FieldValue> work) {
      return work.get();
    }
  }

  /** One step of evaluation; null stands for missing. */
  @FunctionalInterface
  interface Node {
    FieldValue evaluate(Scope scope);
  }

  /**
   * @throws ExpressionException naming the place and what was expected there
   */
  public static Expression parse(String text) {
    return new Parser(text).parse();
  }

  /** The value, or null where it is missing. */
  public FieldValue evaluate(Scope scope) {
    return node.evaluate(scope);
  }

  /** Whether the value is known and yes. */
  public boolean holds(Scope scope) {
    return evaluate(scope) instanceof FieldValue.Flag flag && flag.value();
  }

  /** The names that are read. */
  public Set<String> names() {
    return names;
  }

  /**
   * What must be kept of an event so that the value can be computed later: the names that are read,
   * but in place of those of texts the calls that read them.
   */
  public Set<String> kept() {
    return kept;
  }

  /**
   * What decides the value beside the text: the lexicons and rules that its calls read texts by,
   * each with the hash of its content; empty if it reads none.
   */
  public String basis() {
    return basis;
  }

  /** As it was written. */
  public String text() {
    return text;
  }

  @Override
  public String toString() {
    return text;
  }
}
