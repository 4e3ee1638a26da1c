using Local.Endpoints;

namespace Local.Serving.Journals;

/// <summary>Which calls have to be remembered: all that may change something.</summary>
internal static class ChangingCalls
{
    private static readonly string[] Reading = ["Get", "List", "Describe", "Query", "Scan", "CheckIf", "BatchGet"];

    public static bool Has(AwsCall call)
    {
        if (call.Service == AwsServices.CloudWatch)
        {
            // The services begin to report when somebody first looks.
            return true;
        }

        return call.Protocol switch
        {
            AwsProtocol.Json => !Reads(call.Operation),
            AwsProtocol.Query => !Reads(ActionOf(call)),
            AwsProtocol.Rest => call.Method != "GET",
            _ => true,
        };
    }

    private static bool Reads(ReadOnlySpan<char> operation)
    {
        foreach (var prefix in Reading)
        {
            if (operation.StartsWith(prefix, StringComparison.Ordinal))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Of a form that says it more than once, or in the address too, the answer is nothing: it may be anything.</summary>
    private static string ActionOf(AwsCall call)
    {
        var form = new QueryForm(call.Body);
        return call.Path.Contains("Action=", StringComparison.Ordinal) ? "" : form.Text("Action") ?? "";
    }
}
