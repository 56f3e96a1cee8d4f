package io.trunkline.lab.pbx;

import io.trunkline.ami.client.AmiLink;
import io.trunkline.ami.client.AmiListener;
import io.trunkline.ami.client.LinkState;
import io.trunkline.ami.client.LinkState.Phase;
import io.trunkline.ami.wire.AmiMessage;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/** A listener that writes down what it hears. */
final class Heard implements AmiListener {
  final List<AmiLink> links = new CopyOnWriteArrayList<>();
  final List<AmiMessage> events = Collections.synchronizedList(new ArrayList<>());
  final List<LinkState> states = new CopyOnWriteArrayList<>();
  final List<String> gaps = new CopyOnWriteArrayList<>();
  volatile Consumer<AmiMessage> onEvent = event -> {};
  volatile Consumer<AmiLink> onUp = link -> {};
  volatile Consumer<LinkState> onState = state -> {};

  @Override
  public void up(AmiLink link) {
    links.add(link);
    onUp.accept(link);
  }

  @Override
  public void event(AmiMessage event) {
    onEvent.accept(event);
    events.add(event);
  }

  @Override
  public void gap() {
    gaps.add("after " + events.size());
  }

  @Override
  public void state(LinkState state) {
    states.add(state);
    onState.accept(state);
  }

  List<String> names() {
    return new ArrayList<>(events).stream().map(AmiMessage::name).toList();
  }

  List<Phase> phases() {
    return states.stream().map(LinkState::phase).toList();
  }

  LinkState last(Phase phase) {
    return states.stream()
        .filter(state -> state.phase() == phase)
        .reduce((a, b) -> b)
        .orElseThrow();
  }
}
