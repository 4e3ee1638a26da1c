namespace Sim.Sns.Http;

/// <summary>Brings to HTTP(S) endpoints what SNS has for them: the one thing that leaves the account.</summary>
public interface IHttpSender
{
    /// <summary>SNS's own links begin with it: <c>http://127.0.0.1:4566</c>; then they say <c>/_sns/REGION/?Action=...</c>.</summary>
    string LinkBase { get; }

    /// <summary>False: nothing is ever sent there. It must always say the same of the same address.</summary>
    bool Reaches(Uri url);

    /// <summary>Within a step: the outcome is handed to <see cref="World.CompletePost"/> after it. Not called while replaying.</summary>
    void Send(World world, HttpPost post);
}
