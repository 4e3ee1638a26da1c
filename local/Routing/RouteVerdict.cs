namespace Local.Routing;

/// <summary>Whether a subscription takes events of one type in one form.</summary>
public enum RouteVerdict
{
    Never,

    /// <summary>If what its filter policy asks of other fields holds.</summary>
    May,

    Takes,
}
