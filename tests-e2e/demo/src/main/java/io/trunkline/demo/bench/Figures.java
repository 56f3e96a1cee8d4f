package io.trunkline.demo.bench;

import com.google.gson.JsonObject;
import java.util.Arrays;

/** The figures of a benchmark, in order. Rounded so that nobody reads more than was measured. */
final class Figures {
  private final JsonObject json = new JsonObject();

  Figures put(String name, long value) {
    json.addProperty(name, value);
    return this;
  }

  Figures put(String name, double value) {
    json.addProperty(name, Math.round(value * 1000) / 1000.0);
    return this;
  }

  Figures put(String name, String value) {
    json.addProperty(name, value);
    return this;
  }

  /** The value that this part of all values does not exceed. */
  static double quantile(double[] values, double part) {
    if (values.length == 0) {
      return Double.NaN;
    }
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    int index = (int) Math.ceil(part * sorted.length) - 1;
    return sorted[Math.max(0, Math.min(sorted.length - 1, index))];
  }

  @Override
  public String toString() {
    return json.toString();
  }
}
