namespace DotNetBootstrap;

/// <summary>Asks, handles, answers.</summary>
internal static class Loop
{
    /// <returns>The exit code, once the function could not be loaded.</returns>
    public static async Task<int> RunAsync(RuntimeClient runtime, string handler, string folder)
    {
        Func<Stream, Task<Stream>> handle;
        try
        {
            handle = FunctionLoader.Load(handler, folder);
        }
#pragma warning disable CA1031 // The function is the user's code: whatever it throws is reported as what it is.
        catch (Exception error)
#pragma warning restore CA1031
        {
            await runtime.ReportInitErrorAsync(error);
            return 1;
        }

        while (true)
        {
            var invocation = await runtime.NextAsync();
            Environment.SetEnvironmentVariable("_X_AMZN_TRACE_ID", invocation.TraceId);
            var (response, error) = await HandleAsync(handle, invocation.Event);
            EndOfLog.Write(invocation.RequestId);
            await (error is null
                ? runtime.RespondAsync(invocation.RequestId, response)
                : runtime.ReportErrorAsync(invocation.RequestId, error));
        }
    }

    private static async Task<(byte[] Response, Exception? Error)> HandleAsync(Func<Stream, Task<Stream>> handle, byte[] payload)
    {
        try
        {
            using var input = new MemoryStream(payload, writable: false);
            await using var output = await handle(input);
            using var response = new MemoryStream();
            await output.CopyToAsync(response);
            return (response.ToArray(), null);
        }
#pragma warning disable CA1031 // The function is the user's code: whatever it throws is reported as what it is.
        catch (Exception error)
#pragma warning restore CA1031
        {
            return ([], error);
        }
    }
}
