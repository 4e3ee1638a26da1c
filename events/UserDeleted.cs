namespace Events;

/// <summary>Data of <c>user.deleted</c> version 1.</summary>
public sealed record UserDeleted
{
    public required string UserId { get; init; }
}
