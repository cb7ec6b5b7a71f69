package cn.financebrain.ingest.simulate.books;

import cn.financebrain.ingest.simulate.City;
import java.util.function.Function;

/** Keeps what follows from a city alone, so that it is worked out once for a simulation. */
public final class PerCity<T> {
  private final Function<City, T> maker;
  private City city;
  private T made;

  public PerCity(Function<City, T> maker) {
    this.maker = maker;
  }

  public T of(City wanted) {
    if (city != wanted) {
      made = maker.apply(wanted);
      city = wanted;
    }
    return made;
  }
}
