namespace Sinan.Web;

/// <summary>Names this assembly where its embedded texts and pages are looked up.</summary>
public static class WebMarker;
