/* LD_PRELOADed by benchmarks: makes every sync as slow as on a lesser disk. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <stdlib.h>
#include <unistd.h>

static void wait_as_told(void) {
  const char *micros = getenv("SLOW_SYNC_MICROS");
  if (micros != NULL) {
    usleep((useconds_t) atoi(micros));
  }
}

int fsync(int fd) {
  static int (*real)(int);
  if (real == NULL) {
    real = (int (*)(int)) dlsym(RTLD_NEXT, "fsync");
  }
  wait_as_told();
  return real(fd);
}

int fdatasync(int fd) {
  static int (*real)(int);
  if (real == NULL) {
    real = (int (*)(int)) dlsym(RTLD_NEXT, "fdatasync");
  }
  wait_as_told();
  return real(fd);
}
