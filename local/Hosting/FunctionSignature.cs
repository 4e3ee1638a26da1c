using System.Diagnostics;
using Local.Endpoints;

namespace Local.Hosting;

/// <summary>
/// Signs what the functions of this process ask of the simulated AWS with the key of the function that asks. They share the
/// environment variables that their SDKs read keys from, whenever they need one; but each request leaves from the call tree of
/// its function.
/// </summary>
internal sealed class FunctionSignature : IObserver<DiagnosticListener>, IObserver<KeyValuePair<string, object?>>, IDisposable
{
    private const string HttpClientListener = "HttpHandlerDiagnosticListener";
    private const string RequestEvent = "System.Net.Http.Request";
    private const string AnonymousScope = $"Credential={FunctionKey.Anonymous}/";

    private static readonly AsyncLocal<string?> Current = new();

    private readonly List<IDisposable> subscriptions = [];

    private FunctionSignature() => subscriptions.Add(DiagnosticListener.AllListeners.Subscribe(this));

    /// <summary>Looks at requests until it is disposed.</summary>
    public static IDisposable Watch() => new FunctionSignature();

    /// <summary>From here on, in this call tree, requests are the function's.</summary>
    public static void Begin(string function) => Current.Value = FunctionKey.Of(function);

    public void OnNext(DiagnosticListener value)
    {
        if (value.Name == HttpClientListener)
        {
            // This event alone: others would start an activity around every request, which consumers would see.
            subscriptions.Add(value.Subscribe(this, (name, _, _) => name == RequestEvent && Current.Value is not null));
        }
    }

    public void OnNext(KeyValuePair<string, object?> value)
    {
        if (value.Key != RequestEvent || Current.Value is not { } key
            || value.Value?.GetType().GetProperty("Request")?.GetValue(value.Value) is not HttpRequestMessage request
            || !request.Headers.TryGetValues("Authorization", out var values)
            || values.FirstOrDefault() is not { } authorization || !authorization.Contains(AnonymousScope, StringComparison.Ordinal))
        {
            return;
        }

        request.Headers.Remove("Authorization");
        request.Headers.TryAddWithoutValidation("Authorization", authorization.Replace(AnonymousScope, $"Credential={key}/", StringComparison.Ordinal));
    }

    public void OnCompleted()
    {
        // Nothing to finish: requests end by themselves.
    }

    public void OnError(Exception error)
    {
        // The platform does not report any.
    }

    public void Dispose() => subscriptions.ForEach(subscription => subscription.Dispose());
}
