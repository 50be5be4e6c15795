package io.densimeter.model.operation;

/** A first-come queue of requests, linked through the pool; a request is in one queue at a time. */
final class RequestQueue {
  private final Requests requests;
  private int head = Requests.NONE;
  private int tail = Requests.NONE;

  RequestQueue(Requests requests) {
    this.requests = requests;
  }

  boolean isEmpty() {
    return head == Requests.NONE;
  }

  void append(int request) {
    requests.next(request, Requests.NONE);
    if (tail == Requests.NONE) {
      head = request;
    } else {
      requests.next(tail, request);
    }
    tail = request;
  }

  /** Takes out the first; there is one. */
  int take() {
    int request = head;
    head = requests.next(request);
    if (head == Requests.NONE) {
      tail = Requests.NONE;
    }
    return request;
  }
}
