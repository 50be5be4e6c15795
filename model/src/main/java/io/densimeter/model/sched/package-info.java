/** Scheduling of vCPUs on the pCPUs of a host, in quanta, on the event loop. */
@NullMarked
package io.densimeter.model.sched;

import org.jspecify.annotations.NullMarked;
