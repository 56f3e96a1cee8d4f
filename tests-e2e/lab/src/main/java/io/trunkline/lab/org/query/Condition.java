package io.trunkline.lab.org.query;

import io.trunkline.lab.org.data.OrgRecord;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** What a WHERE demands of a record. */
sealed interface Condition {
  /** Whether the record meets it; the reader gives the value of a column. */
  boolean holds(OrgRecord record, Reader reader);

  /** Reads a column of a record. */
  interface Reader {
    @Nullable Object read(OrgRecord record, Column column);
  }

  record All(List<Condition> parts) implements Condition {
    @Override
    public boolean holds(OrgRecord record, Reader reader) {
      return parts.stream().allMatch(part -> part.holds(record, reader));
    }
  }

  record Any(List<Condition> parts) implements Condition {
    @Override
    public boolean holds(OrgRecord record, Reader reader) {
      return parts.stream().anyMatch(part -> part.holds(record, reader));
    }
  }

  record Not(Condition part) implements Condition {
    @Override
    public boolean holds(OrgRecord record, Reader reader) {
      return !part.holds(record, reader);
    }
  }

  record Compare(Column column, Predicate<@Nullable Object> test) implements Condition {
    @Override
    public boolean holds(OrgRecord record, Reader reader) {
      return test.test(reader.read(record, column));
    }
  }
}
