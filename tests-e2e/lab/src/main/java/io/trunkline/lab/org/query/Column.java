package io.trunkline.lab.org.query;

import io.trunkline.lab.org.data.Field;
import io.trunkline.lab.org.data.OrgData;
import io.trunkline.lab.org.data.OrgRecord;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A field as a query names it: Subject, or through references, Owner.Name.
 *
 * @param hops the references to walk, in order
 */
public record Column(List<Field> hops, Field field) {

  public Column {
    hops = List.copyOf(hops);
  }

  /** What stands there; null where the field or a record on the way is missing. */
  public @Nullable Object value(OrgRecord record, OrgData data) {
    Optional<OrgRecord> there = Optional.of(record);
    for (Field hop : hops) {
      there = there.flatMap(from -> data.find(from.text(hop.name())));
    }
    return there.map(from -> value(from)).orElse(null);
  }

  private @Nullable Object value(OrgRecord record) {
    return field.name().equals("Type") && !hops.isEmpty() && record.value("Type") == null
        ? record.object()
        : record.value(field.name());
  }
}
