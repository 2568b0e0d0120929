# Tidings behind Varnish: `varnishd -f THIS -a 127.0.0.1:8088 -p backend_idle_timeout=60`. Tidings: serve --url https://feeds.example
# --trust-proxy 127.0.0.1
vcl 4.1;
import directors;

probe ready { .url = "/health/ready"; .interval = 1s; .timeout = 1s; .window = 2; .threshold = 1; .initial = 1; }
backend first { .host = "127.0.0.1"; .port = "8080"; .probe = ready; .connect_timeout = 1s; }
backend second { .host = "127.0.0.1"; .port = "8081"; .probe = ready; .connect_timeout = 1s; }

sub vcl_init {
  new tidings = directors.round_robin();
  tidings.add_backend(first);
  tidings.add_backend(second);
}

sub vcl_recv {
  set req.backend_hint = tidings.backend();
  if (req.url ~ "^/feeds/[^/]+/events$") {
    return (pipe); # stays open, and what is told goes out at once
  }
  if (req.url ~ "^/(api/|hub|metrics|status\.json|health)") {
    return (pass);
  }
  # one copy for each encoding that Tidings has; Varnish itself neither packs nor unpacks (-p http_gzip_support=off)
  if (req.http.Accept-Encoding ~ "br") {
    set req.http.Accept-Encoding = "br";
  } else if (req.http.Accept-Encoding ~ "gzip") {
    set req.http.Accept-Encoding = "gzip";
  } else {
    unset req.http.Accept-Encoding;
  }
  if (req.http.Sec-Fetch-Dest && req.http.Sec-Fetch-Dest != "document") {
    unset req.http.Sec-Fetch-Dest; # all that it makes a difference to
  }
}

sub vcl_pipe {
  set bereq.http.Connection = "close";
}

sub vcl_backend_response {
  if (beresp.status >= 500) {
    if (bereq.retries == 0 && bereq.method == "GET") {
      return (retry); # the other node
    }
    set beresp.uncacheable = true;
    return (deliver);
  }
  set beresp.grace = 7d; # better an old feed than none
  set beresp.keep = 7d; # to ask with its validator
}

sub vcl_backend_error {
  if (bereq.retries == 0 && bereq.method == "GET") {
    return (retry); # the other node, until the probe has seen that this one is down
  }
}
