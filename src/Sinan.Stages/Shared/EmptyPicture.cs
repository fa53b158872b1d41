namespace Sinan.Stages.Shared;

/// <summary>What an empty page will hold once there are data.</summary>
public enum EmptyPicture
{
    Bars,
    Lines,
    Grid,
    List,
    Words,
}
