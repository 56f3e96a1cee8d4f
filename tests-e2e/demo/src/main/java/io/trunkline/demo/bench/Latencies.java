package io.trunkline.demo.bench;

import java.util.ArrayList;
import java.util.List;

/** How long messages took, and how many never came. */
final class Latencies {
  private final List<Double> ms = new ArrayList<>();
  private int sent;

  void add(long[] sentAt, Farm.Report report) {
    sent += sentAt.length;
    for (int i = 0; i < sentAt.length; i++) {
      Long arrived = report.arrivedAt().get(i);
      if (arrived != null) {
        ms.add((arrived - sentAt[i]) / 1e6);
      }
    }
  }

  int sent() {
    return sent;
  }

  int lost() {
    return sent - ms.size();
  }

  double ms(double part) {
    return Figures.quantile(ms.stream().mapToDouble(Double::doubleValue).toArray(), part);
  }
}
