#include "fetch.h"

#include "robots.h"

#include "casus.h"

#include <arpa/inet.h>
#include <curl/curl.h>
#include <netinet/in.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/socket.h>
#include <unistd.h>

static const char agent[] = "casus";

enum { SECONDS = 30, SECONDS_CONNECT = 10, REDIRECTIONS = 5, ROBOTS_LIMIT = 512 * 1024 };

/* Where the bytes of an answer go, and how many may come. */
typedef struct fetch_sink {
    FILE *file;
    size_t size, most;
    bool refused; /* an address was private */
    bool allow_private;
} fetch_sink;

bool cli_is_address(const char *input)
{
    return strncasecmp(input, "http://", 7) == 0 ||
           strncasecmp(input, "https://", 8) == 0;
}

static size_t take(char *bytes, size_t one, size_t count, void *context)
{
    fetch_sink *sink = context;
    const size_t size = one * count;
    if (size > sink->most - sink->size || fwrite(bytes, 1, size, sink->file) != size)
        return 0;
    sink->size += size;
    return size;
}

/* 0/8, 10/8, 100.64/10, 127/8, 169.254/16, 172.16/12, 192.0.0/24, 192.168/16, 198.18/15, and
 * everything from 224 on. */
static bool is_private_4(uint32_t a)
{
    static const struct {
        uint32_t network;
        int bits;
    } ranges[] = {{0x00000000, 8},  {0x0A000000, 8},  {0x64400000, 10}, {0x7F000000, 8},
                  {0xA9FE0000, 16}, {0xAC100000, 12}, {0xC0000000, 24}, {0xC0A80000, 16},
                  {0xC6120000, 15}, {0xE0000000, 3}};
    for (size_t i = 0; i < sizeof ranges / sizeof *ranges; i++)
        if ((a ^ ranges[i].network) >> (32 - ranges[i].bits) == 0)
            return true;
    return false;
}

static bool is_private(const struct sockaddr *address)
{
    if (address->sa_family == AF_INET)
        return is_private_4(
            ntohl(((const struct sockaddr_in *)(const void *)address)->sin_addr.s_addr));
    if (address->sa_family != AF_INET6)
        return true;
    const uint8_t *b =
        ((const struct sockaddr_in6 *)(const void *)address)->sin6_addr.s6_addr;
    static const uint8_t mapped[12] = {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xFF, 0xFF};
    if (memcmp(b, mapped, 12) == 0)
        return is_private_4((uint32_t)b[12] << 24 | (uint32_t)b[13] << 16 |
                            (uint32_t)b[14] << 8 | b[15]);
    /* Only 2000::/3 is public; 2002::/16 and 64:ff9b::/96 carry addresses of IPv4. */
    return (b[0] & 0xE0) != 0x20 || (b[0] == 0x20 && b[1] == 0x02) ||
           (b[0] == 0x20 && b[1] == 0x01 && b[2] == 0 && b[3] == 0);
}

/* Opens the socket of a connection, after the name was resolved: no name leads around this. */
static curl_socket_t open_socket(void *context, curlsocktype purpose,
                                 struct curl_sockaddr *to)
{
    fetch_sink *sink = context;
    (void)purpose;
    if (!sink->allow_private && is_private(&to->addr)) {
        sink->refused = true;
        return CURL_SOCKET_BAD;
    }
    return socket(to->family, to->socktype, to->protocol);
}

static CURL *prepare(const char *address, fetch_sink *sink)
{
    CURL *curl = curl_easy_init();
    if (!curl)
        return NULL;
    (void)curl_easy_setopt(curl, CURLOPT_URL, address);
    (void)curl_easy_setopt(curl, CURLOPT_PROTOCOLS_STR, "http,https");
    (void)curl_easy_setopt(curl, CURLOPT_REDIR_PROTOCOLS_STR, "http,https");
    (void)curl_easy_setopt(curl, CURLOPT_FOLLOWLOCATION, 1L);
    (void)curl_easy_setopt(curl, CURLOPT_MAXREDIRS, (long)REDIRECTIONS);
    (void)curl_easy_setopt(curl, CURLOPT_TIMEOUT, (long)SECONDS);
    (void)curl_easy_setopt(curl, CURLOPT_CONNECTTIMEOUT, (long)SECONDS_CONNECT);
    (void)curl_easy_setopt(curl, CURLOPT_MAXFILESIZE_LARGE, (curl_off_t)sink->most);
    (void)curl_easy_setopt(curl, CURLOPT_NOSIGNAL, 1L);
    (void)curl_easy_setopt(curl, CURLOPT_ACCEPT_ENCODING, "");
    (void)curl_easy_setopt(curl, CURLOPT_USERAGENT,
                           "casus/0.1 (event coder; obeys robots.txt)");
    (void)curl_easy_setopt(curl, CURLOPT_WRITEFUNCTION, take);
    (void)curl_easy_setopt(curl, CURLOPT_WRITEDATA, sink);
    (void)curl_easy_setopt(curl, CURLOPT_OPENSOCKETFUNCTION, open_socket);
    (void)curl_easy_setopt(curl, CURLOPT_OPENSOCKETDATA, sink);
    if (!sink->allow_private)
        (void)curl_easy_setopt(curl, CURLOPT_PROXY, "");
    return curl;
}

/* The robots.txt of the address's site and the path it is asked about. */
static bool robots_of(const char *address, char *robots, size_t size, const char **path)
{
    const char *host = strstr(address, "://") + 3;
    const size_t length = (size_t)(host - address) + strcspn(host, "/?#");
    if (length + sizeof "/robots.txt" > size)
        return false;
    (void)snprintf(robots, size, "%.*s/robots.txt", (int)length, address);
    *path = address[length] == '/' ? address + length : "/";
    return true;
}

/* A robots.txt that is not there allows everything. */
static bool is_allowed(const char *address, bool allow_private)
{
    char robots[CLI_ADDRESS_ROOM];
    const char *path;
    long code = 0;
    bool allowed = true;
    fetch_sink sink = {.most = ROBOTS_LIMIT, .allow_private = allow_private};
    if (!robots_of(address, robots, sizeof robots, &path) || !(sink.file = tmpfile()))
        return true;
    CURL *curl = prepare(robots, &sink);
    char *bytes = malloc(ROBOTS_LIMIT);
    if (curl && bytes && curl_easy_perform(curl) == CURLE_OK &&
        curl_easy_getinfo(curl, CURLINFO_RESPONSE_CODE, &code) == CURLE_OK &&
        code / 100 == 2) {
        rewind(sink.file);
        allowed = cli_robots_allow(bytes, fread(bytes, 1, ROBOTS_LIMIT, sink.file), agent,
                                   path);
    }
    free(bytes);
    curl_easy_cleanup(curl);
    (void)fclose(sink.file);
    return allowed;
}

static void note_type(CURL *curl, cli_fetched *out)
{
    const char *type = NULL, *address = NULL;
    (void)curl_easy_getinfo(curl, CURLINFO_CONTENT_TYPE, &type);
    (void)curl_easy_getinfo(curl, CURLINFO_EFFECTIVE_URL, &address);
    const char *charset = type ? strstr(type, "charset=") : NULL;
    if (charset)
        (void)snprintf(out->charset, sizeof out->charset, "%.*s",
                       (int)strcspn(charset + 8, "; \""), charset + 8);
    if (address && strlen(address) < sizeof out->address)
        memcpy(out->address, address, strlen(address) + 1);
}

bool cli_fetch(const char *address, bool allow_private, cli_fetched *out, char *fault,
               size_t fault_size)
{
    fetch_sink sink = {.most = CASUS_MAX_TEXT, .allow_private = allow_private};
    long code = 0;
    *out = (cli_fetched){.file = NULL};
    (void)curl_global_init(CURL_GLOBAL_DEFAULT);
    if (!is_allowed(address, allow_private)) {
        (void)snprintf(fault, fault_size, "the site's robots.txt does not allow it");
        return false;
    }
    sink.file = tmpfile();
    CURL *curl = sink.file ? prepare(address, &sink) : NULL;
    const CURLcode result = curl ? curl_easy_perform(curl) : CURLE_OUT_OF_MEMORY;
    if (curl)
        (void)curl_easy_getinfo(curl, CURLINFO_RESPONSE_CODE, &code);
    if (sink.refused)
        (void)snprintf(fault, fault_size,
                       "the address is private (--allow-private fetches it)");
    else if (result != CURLE_OK)
        (void)snprintf(fault, fault_size, "%s", curl_easy_strerror(result));
    else if (code / 100 != 2)
        (void)snprintf(fault, fault_size, "the server answered %ld", code);
    const bool good = result == CURLE_OK && code / 100 == 2;
    if (good) {
        note_type(curl, out);
        rewind(sink.file);
        (void)lseek(fileno(sink.file), 0, SEEK_SET); /* it is read by its descriptor */
        out->file = sink.file;
    } else if (sink.file) {
        (void)fclose(sink.file);
    }
    curl_easy_cleanup(curl);
    return good;
}
