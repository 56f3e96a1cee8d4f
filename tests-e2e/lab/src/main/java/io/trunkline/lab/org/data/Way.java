package io.trunkline.lab.org.data;

/**
 * How a write came in, beyond its values.
 *
 * @param assigned whether assignment rules run
 * @param savesDuplicates whether a duplicate rule that only alerts lets it pass
 */
public record Way(boolean assigned, boolean savesDuplicates) {
  /** Through the REST API without further headers. */
  public static final Way API = new Way(true, false);

  /** Through the API with {@code Sforce-Auto-Assign: FALSE}, or through a page. */
  public static final Way UNASSIGNED = new Way(false, false);
}
