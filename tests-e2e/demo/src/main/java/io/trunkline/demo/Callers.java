package io.trunkline.demo;

import java.util.List;

/** People who call: some the org knows, most it does not. All numbers are kept for fiction. */
final class Callers {
  private static final int PER_AREA = 100;
  private static final int FIRST_AREA = 201;

  /** A number and a name, as a PBX shows them. */
  record Caller(String number, String name) {}

  private static final List<Caller> PEOPLE =
      List.of(
          new Caller("+12125550102", "Jane Doe"),
          new Caller("+442079460777", "Unknown"),
          new Caller("+442079460002", "Lena Lind"),
          new Caller("+14155550111", "Priya Nair"),
          new Caller("+12025550143", "Unknown"),
          new Caller("+14155550111", "Priya Nair"),
          new Caller("+12125550102", "Jane Doe"),
          new Caller("+13105550188", "Unknown"));

  private Callers() {}

  /** The people of the demo, one after the other, over and over. */
  static Caller inTurn(int call) {
    return PEOPLE.get(call % PEOPLE.size());
  }

  /** Somebody for call n alone. */
  static Caller alone(int call) {
    int area = FIRST_AREA + call / PER_AREA;
    String number = "+1%d55501%02d".formatted(area, call % PER_AREA);
    return new Caller(number, "Caller " + call);
  }
}
