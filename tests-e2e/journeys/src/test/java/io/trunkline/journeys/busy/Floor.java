package io.trunkline.journeys.busy;

import static java.util.concurrent.TimeUnit.MILLISECONDS;

import io.trunkline.lab.phone.LabPhones;
import io.trunkline.lab.phone.PhoneCall;
import io.trunkline.lab.phone.PhoneException;
import io.trunkline.lab.phone.SipPhone;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The people at the phones, who do with each call what its plan says. Thread-safe. */
final class Floor implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(Floor.class);
  private static final String SALES = "39061001";
  private static final String SUPPORT = "39061002";
  private static final Duration LONGEST = Duration.ofSeconds(40);

  private final LabPhones phones;
  private final Map<String, Plan> planByNumber;
  private final Map<String, PhoneCall> callByNumber = new ConcurrentHashMap<>();
  private final Set<String> refusedOnce = ConcurrentHashMap.newKeySet();
  private final Set<String> handedOn = ConcurrentHashMap.newKeySet();
  private final Set<String> notHandedOn = ConcurrentHashMap.newKeySet();
  private final ScheduledExecutorService clockwork = Executors.newScheduledThreadPool(1);
  private final ExecutorService hands =
      Executors.newCachedThreadPool(work -> new Thread(work, "hands"));

  Floor(LabPhones phones, List<Plan> plans) {
    this.phones = phones;
    planByNumber = plans.stream().collect(Collectors.toMap(Plan::number, Function.identity()));
    for (SipPhone phone : List.of(phones.alice(), phones.bob(), phones.carol(), phones.dave())) {
      phone.always(call -> atAnAgent(phone, call));
    }
    phones.outside().always(this::atACustomer);
  }

  /** Begins the call; returns at once. */
  void begin(int place, Plan plan) {
    if (plan.kind().isOutbound()) {
      SipPhone from = place % 2 == 0 ? phones.alice() : phones.bob();
      callByNumber.put(plan.number(), from.calls(plan.asDialled()).hangsUpAfter(LONGEST));
      return;
    }
    boolean toSupport = place % 3 == 0 && plan.kind() != Plan.Kind.BLIND_TO_QUEUE;
    String did = toSupport ? SUPPORT : SALES;
    PhoneCall call = phones.outside().calls(did).from(plan.number());
    callByNumber.put(plan.number(), call);
    switch (plan.kind()) {
      case ABANDONED, ANSWERED_AGENT_ENDS -> call.hangsUpAfter(LONGEST);
      default -> call.hangsUpAfter(plan.ring().plus(plan.talk()).plusSeconds(6));
    }
  }

  /** How many transfers were tried. */
  int transfers() {
    return handedOn.size();
  }

  /** The customers whose transfer the PBX refused, or who hung up in the midst of it. */
  Set<String> failedTransfers() {
    return Set.copyOf(notHandedOn);
  }

  @Override
  public void close() {
    clockwork.shutdownNow();
    hands.shutdownNow();
  }

  private void atAnAgent(SipPhone phone, PhoneCall call) {
    Plan plan = planByNumber.get(international(call.callerNumber()));
    call.rings();
    if (plan == null) {
      call.answers();
      return;
    }
    switch (plan.kind()) {
      case ABANDONED -> givesUp(plan);
      case REFUSED_THEN_ANSWERED -> refusesThenAnswers(call, plan);
      case ANSWERED_AGENT_ENDS -> call.answersAfter(plan.ring()).hangsUpAfter(plan.talk());
      case BLIND_TO_EXTENSION, BLIND_TO_QUEUE, ATTENDED -> answersAndHandsOn(phone, call, plan);
      default -> call.answersAfter(plan.ring());
    }
  }

  /** Whoever called loses patience once it has rung for a while. */
  private void givesUp(Plan plan) {
    PhoneCall caller = callByNumber.remove(plan.number());
    if (caller != null) {
      Object unused = clockwork.schedule(caller::hangsUp, plan.ring().toMillis(), MILLISECONDS);
    }
  }

  private void refusesThenAnswers(PhoneCall call, Plan plan) {
    if (refusedOnce.add(plan.number())) {
      call.refusesAfter(plan.ring(), 486);
    } else {
      call.answersAfter(plan.ring());
    }
  }

  /** The first who has the customer hands on; the second keeps the call. */
  private void answersAndHandsOn(SipPhone phone, PhoneCall call, Plan plan) {
    call.answers();
    if (handedOn.add(plan.number())) {
      hands.execute(() -> handOn(phone, call, plan));
    }
  }

  private void handOn(SipPhone phone, PhoneCall call, Plan plan) {
    try {
      switch (plan.kind()) {
        case BLIND_TO_EXTENSION -> call.transfersTo("1004");
        case BLIND_TO_QUEUE -> call.transfersTo("8support");
        default -> consults(phone.calls("1004"), call);
      }
    } catch (PhoneException e) {
      notHandedOn.add(plan.number());
      log.info("number={} kind={} said={}", plan.number(), plan.kind(), e.getMessage());
    }
  }

  /** Where two pick up at once the PBX takes the call from one: that one has nobody to hand on. */
  private static void consults(PhoneCall colleague, PhoneCall call) {
    try {
      call.transfersTo(colleague.awaitsAnswer());
    } catch (PhoneException e) {
      colleague.hangsUp();
      throw e;
    }
  }

  private void atACustomer(PhoneCall call) {
    Plan plan = planByNumber.get(international(call.dialledNumber()));
    if (plan == null) {
      call.refuses(404);
      return;
    }
    switch (plan.kind()) {
      case OUTBOUND_BUSY -> call.refuses(486);
      case OUTBOUND_GIVEN_UP -> {
        call.rings();
        givesUp(plan);
      }
      default -> call.rings().answersAfter(plan.ring()).hangsUpAfter(plan.talk());
    }
  }

  private static String international(String number) {
    return number.startsWith("00") ? "+" + number.substring(2) : number;
  }
}
