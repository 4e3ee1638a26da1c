using Local.Posting;
using Local.Reporting;
using Local.Serving.Journals;
using Local.Signing;

namespace Local.Serving;

/// <summary>How a stack, or an empty account, is served.</summary>
/// <param name="Port">On 127.0.0.1; 0 lets the system choose.</param>
/// <param name="Poster">Brings what topics have for URLs there, as far as they are listed.</param>
/// <param name="Signer">Signs what topics deliver.</param>
internal sealed record ServeOptions(int Port, HoldingLimits Limits, UrlPoster Poster, EnvelopeSigner Signer)
{
    /// <summary>False: everybody may do everything.</summary>
    public bool EnforcesPolicies { get; init; } = true;

    /// <summary>Where state is kept between two starts; null for nowhere.</summary>
    public StateFolder? State { get; init; }

    /// <summary>Gets what the functions log; null to leave it.</summary>
    public LogOutput? Logs { get; init; }
}
