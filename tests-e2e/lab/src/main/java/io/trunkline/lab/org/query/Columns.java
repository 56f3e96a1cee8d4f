package io.trunkline.lab.org.query;

import io.trunkline.lab.org.data.Field;
import io.trunkline.lab.org.data.FieldType;
import io.trunkline.lab.org.data.OrgData;
import io.trunkline.lab.org.data.OrgUser;
import io.trunkline.lab.org.data.Refusal;
import io.trunkline.lab.org.data.SObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Finds the fields that a query names, as its user sees the object, or refuses them. */
final class Columns {
  private final OrgData data;
  private final OrgUser user;
  private final Tokens tokens;
  private final SObject from;

  Columns(OrgData data, OrgUser user, Tokens tokens, SObject from) {
    this.data = data;
    this.user = user;
    this.tokens = tokens;
    this.from = from;
  }

  Column of(Token path) {
    String[] steps = path.text().split("\\.", -1);
    int start = steps.length > 1 && steps[0].equalsIgnoreCase(from.name()) ? 1 : 0;
    List<Field> hops = new ArrayList<>();
    List<SObject> here = List.of(from);
    for (int i = start; i < steps.length - 1; i++) {
      Field hop = hop(here.get(0), steps[i], path);
      hops.add(hop);
      here = hop.referenceTo().stream().map(name -> data.visible(name, user)).toList();
    }
    return new Column(hops, field(here, steps[steps.length - 1], path, !hops.isEmpty()));
  }

  Column filter(Token path) {
    Column column = of(path);
    if (!column.field().is(Field.Trait.FILTERABLE)) {
      throw refused(path, "field '" + path.text() + "' can not be filtered in a query call");
    }
    return column;
  }

  Column order(Token path) {
    Column column = of(path);
    if (!column.field().is(Field.Trait.SORTABLE)) {
      throw refused(path, "field '" + path.text() + "' can not be sorted in a query call");
    }
    return column;
  }

  private Field hop(SObject object, String name, Token path) {
    return object
        .relationship(name)
        .orElseThrow(
            () ->
                refused(
                    path,
                    "Didn't understand relationship '%s' in field path. If you are attempting to use a custom relationship, be sure to append the '__r' after the custom relationship name. Please reference your WSDL or the describe call for the appropriate names."
                        .formatted(name)));
  }

  private Field field(List<SObject> objects, String name, Token path, boolean related) {
    Optional<Field> field =
        objects.stream().flatMap(object -> object.field(name).stream()).findFirst();
    if (field.isEmpty() && related && name.equalsIgnoreCase("Type")) {
      return Field.of("Type", "Type", FieldType.STRING, 40);
    }
    return field.orElseThrow(
        () ->
            refused(
                path,
                "No such column '%s' on entity '%s'. If you are attempting to use a custom field, be sure to append the '__c' after the custom field name. Please reference your WSDL or the describe call for the appropriate names."
                    .formatted(name, objects.get(0).name())));
  }

  private Refusal refused(Token path, String words) {
    return tokens.at("INVALID_FIELD", path.at(), words);
  }
}
