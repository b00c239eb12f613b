/* The lines protocol, version 1, for a program in C or C++: include this file, or copy what you need of it.
 *
 *   bench_event("iteration"); bench_number("forward_ms", bench_now_ms() - start); bench_send();
 */
#ifndef BENCH_LINES_H
#define BENCH_LINES_H

#include <stdio.h>
#include <string.h>
#include <time.h>

/* Puts a text, in UTF-8, into the line that has begun. */
static inline void bench_quoted(const char *text) {
  putchar('"');
  for (; *text; ++text) {
    const unsigned char byte = (unsigned char)*text;
    if (byte == '"' || byte == '\\') putchar('\\');
    if (byte < 0x20) printf("\\u%04x", byte);
    else putchar(byte);
  }
  putchar('"');
}

static inline void bench_key(const char *key) {
  printf(",\"%s\":", key);
}

/* Begins a line; its fields follow, then bench_send. */
static inline void bench_event(const char *event) {
  printf("@bench {\"event\":\"%s\"", event);
}

static inline void bench_text(const char *key, const char *text) {
  bench_key(key);
  bench_quoted(text);
}

static inline void bench_whole(const char *key, long long number) {
  bench_key(key);
  printf("%lld", number);
}

/* To the millionth: of milliseconds, to the nanosecond. */
static inline void bench_number(const char *key, double number) {
  char digits[400];
  char *comma;
  snprintf(digits, sizeof digits, "%.6f", number);
  comma = strchr(digits, ','); /* a program may have set a locale that writes it so */
  if (comma) *comma = '.';
  bench_key(key);
  fputs(digits, stdout);
}

/* Ends the line, and sends it at once: when it arrives counts. */
static inline void bench_send(void) {
  puts("}");
  fflush(stdout);
}

/* On the monotonic clock: as monotonic_ms of begin and end it tells the collector what the timed part was, however late a
 * busy machine gives it their lines. */
static inline double bench_now_ms(void) {
  struct timespec now;
  clock_gettime(CLOCK_MONOTONIC, &now);
  return (double)now.tv_sec * 1e3 + (double)now.tv_nsec / 1e6;
}

#endif
