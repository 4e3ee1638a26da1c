using System.Globalization;
using System.Net.Http.Headers;
using System.Text.Json;
using Local.Dashboard;
using Local.Reporting;

namespace Local.Commands;

/// <summary><c>explain</c> for the id of a message: asks the <c>serve</c> that runs on this machine what became of it.</summary>
internal static class ExplainMessage
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    /// <exception cref="UsageException">Nothing is served there, or it does not know the message.</exception>
    public static async Task<int> RunAsync(Guid id, int port, bool asJson)
    {
        var facts = await AskAsync(new Uri($"http://127.0.0.1:{port}{DashboardSite.Root}{DashboardSite.PathOfMessage}?id={id}"), port);
        if (facts.GetArrayLength() == 0)
        {
            throw new UsageException($"No message {id} is known on port {port}. It is the MessageId that SNS or SQS answered; only so many messages are remembered, and none from before the start.");
        }

        if (asJson)
        {
            Console.WriteLine(facts.GetRawText());
            return ExitCode.Success;
        }

        foreach (var fact in facts.EnumerateArray())
        {
            Write(Console.Out, fact);
        }

        return ExitCode.Success;
    }

    private static async Task<JsonElement> AskAsync(Uri address, int port)
    {
        using var http = new HttpClient(new SocketsHttpHandler { UseProxy = false, AllowAutoRedirect = false }) { Timeout = Patience };
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        // Any signature will do, as for every call of an AWS client.
        request.Headers.Authorization = new AuthenticationHeaderValue(
            "AWS4-HMAC-SHA256", "Credential=local/20260101/us-east-1/sqs/aws4_request, SignedHeaders=host, Signature=0");
        try
        {
            using var answer = await http.SendAsync(request);
            answer.EnsureSuccessStatusCode();
            using var document = JsonDocument.Parse(await answer.Content.ReadAsStringAsync());
            return document.RootElement.Clone();
        }
        catch (Exception error) when (error is HttpRequestException or OperationCanceledException or JsonException)
        {
            throw new UsageException($"No stack is served on port {port} of this machine ({error.Message}): run `serve` first, or say its port with --port.");
        }
    }

    private static void Write(TextWriter output, JsonElement fact)
    {
        var at = DateTimeOffset.FromUnixTimeMilliseconds(fact.GetProperty("at").GetInt64()).ToString("HH:mm:ss.fff", CultureInfo.InvariantCulture);
        var attempt = fact.GetProperty("kind").GetString() == "Received" ? $", receive {fact.GetProperty("receiveCount").GetInt32()}" : "";
        output.WriteLine($"{at}  {PrintedText.Of(fact.GetProperty("words").GetString()!)}{attempt}");
        if (fact.TryGetProperty("logs", out var lines))
        {
            foreach (var line in lines.EnumerateArray())
            {
                output.WriteLine($"              | {PrintedText.Of(line.GetString()!)}");
            }
        }
    }
}
