package io.trunkline.core.ticket;

import io.trunkline.core.ticket.SystemVariable.Known;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** What would be missing from a ticket, or keep Salesforce from taking it, though all else fits. */
final class PreviewWarnings {
  private PreviewWarnings() {}

  /**
   * Words for people; none where nothing is amiss.
   *
   * @param variables the call, when its ticket is filed
   * @param draft the ticket that is made of it
   */
  static List<String> of(
      Configuration configuration, CallVariables variables, TicketDraft draft, TicketShape shape) {
    List<String> words = new ArrayList<>(unfilled(draft, shape));
    if (variables.stage() != Known.END) {
      tooEarly("Subject", configuration.subject().stream()).forEach(words::add);
      tooEarly("Description", configuration.description().stream().map(Line::item))
          .forEach(words::add);
    }
    return words;
  }

  /** Owner and customer are not the configuration's to fill, and the org has an owner at hand. */
  private static List<String> unfilled(TicketDraft draft, TicketShape shape) {
    return shape.fields().stream()
        .filter(FieldShape::required)
        .filter(field -> !ConfigurationCheck.isOurs(field.name()))
        .filter(field -> !draft.fields().containsKey(field.name()))
        .map(
            field ->
                field.label()
                    + " ("
                    + field.name()
                    + "): the org requires it, and nothing fills it when the ticket is filed, so"
                    + " that Salesforce refuses it; let the configuration fill it with what is known"
                    + " by then, or give it a default in Salesforce")
        .toList();
  }

  /** Subject and description are written once; what comes later has no place there any more. */
  private static Stream<String> tooEarly(String place, Stream<Item> items) {
    return items
        .filter(item -> item.kind() == Item.Kind.VARIABLE)
        .flatMap(item -> VariableCatalogue.find(item.text()).stream())
        .filter(variable -> variable.known() == Known.END)
        .map(
            variable ->
                place
                    + ": '"
                    + variable.name()
                    + "' is known only when the call is over, and the ticket is filed before; let"
                    + " it fill a field, which is written when the call ends")
        .distinct();
  }
}
