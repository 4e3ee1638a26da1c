namespace Tests.Specs;

/// <summary>SQS as a specification sees it, in process or over HTTP; errors are <see cref="SpecError"/>.</summary>
public interface ISqsArm : IAsyncDisposable
{
    /// <returns>What the other calls know the queue by.</returns>
    Task<string> CreateAsync(string name, params (string Name, string Value)[] attributes);

    Task<SpecSent> SendAsync(string queue, SpecMessage message);

    Task<IReadOnlyList<SpecReceived>> ReceiveAsync(string queue, int most = 1, int? visibility = null);

    /// <returns>Not ended before a message comes or the time is up.</returns>
    Task<IReadOnlyList<SpecReceived>> PollAsync(string queue, int seconds);

    Task DeleteAsync(string queue, string handle);

    Task ChangeVisibilityAsync(string queue, string handle, int seconds);

    Task PurgeAsync(string queue);

    Task SetAsync(string queue, string attribute, string value);

    Task<IReadOnlyDictionary<string, string>> AttributesAsync(string queue);

    Task StartMoveAsync(string sourceArn);

    /// <summary>Lets virtual time pass.</summary>
    void Pass(TimeSpan time);
}
